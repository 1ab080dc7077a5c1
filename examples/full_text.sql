-- SPDX-License-Identifier: MIT
-- Full-text search in an SQLite table of your own, from the sqlite3 shell:
--
--     sqlite3 -cmd ".load $(pkg-config --variable=sqlite_extension vitrine)" :memory: < examples/full_text.sql

CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, description TEXT);
INSERT INTO place(name, description) VALUES
  ('Chợ nổi Cái Răng', 'Chợ họp trên sông từ mờ sáng.'),
  ('Hòn Sơn', 'Bãi Bàng, đường quanh đảo và đỉnh Ma Thiên Lãnh.'),
  ('Ấp Mỹ Hoà', 'Nhà vườn cho khách nghỉ lại.'),
  ('ភូមិព្រះត្រពាំង', 'វត្តខ្មែរក្នុងចំណោមដើមគគីរចាស់'),
  ('富国岛', '沙滩和胡椒园');

-- The index is kept beside the table; its words are found with marks, and without.
CREATE VIRTUAL TABLE place_index USING fts5(name, description, content = 'place', content_rowid = 'id',
                                            tokenize = 'vitrine vi');
INSERT INTO place_index(place_index) VALUES('rebuild'); -- also after vitrine_analysis() has changed

.print -- cho: without marks every word of these letters
SELECT highlight(place_index, 0, '[', ']') AS name, snippet(place_index, 1, '[', ']', '…', 8) AS description
  FROM place_index('cho') ORDER BY rank;

.print -- chợ: with marks that word alone
SELECT highlight(place_index, 0, '[', ']') FROM place_index('chợ');

.print -- phrases, prefixes; hòa and hoà are one word; unspaced scripts
SELECT name FROM place_index('"duong quanh dao" OR thiê*');
SELECT name FROM place_index('hòa');
SELECT name FROM place_index('ខ្មែរ');
SELECT name FROM place_index('沙滩');

.print -- alphabetical order, and a key for comparing
SELECT name FROM place ORDER BY name COLLATE vitrine LIMIT 3;
SELECT vitrine_fold(name) FROM place WHERE id = 3;
