"""All facts as one page for a colleague, which any browser opens offline."""
