-- The full-levy rule was in the program; a shop that has the other figures of the tax gets its row.
INSERT INTO setting (key, value, valid_from, state, source)
SELECT 'tax.full_levy_max_pieces', '1', '2019-01-01', 'verified', '财关税〔2018〕49号'
WHERE EXISTS (SELECT 1 FROM setting WHERE key = 'tax.relief_tax_share_bps')
  AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'tax.full_levy_max_pieces');
