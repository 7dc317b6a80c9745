"""Facts for assistants, over the Model Context Protocol (https://modelcontextprotocol.io)."""
