-- Runs citeproc on every block by itself, as if it were a document of its own: then no source
-- changes how another is cited (2024a, ---, a number after 1).
function Pandoc(document)
  local cited = document.blocks:map(function(block)
    local alone = pandoc.Pandoc({block}, document.meta)
    return pandoc.Div(pandoc.utils.citeproc(alone).blocks)
  end)
  return pandoc.Pandoc(cited, document.meta)
end
