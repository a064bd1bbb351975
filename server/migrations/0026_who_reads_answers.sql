-- Whose language model may be told what a permission opens, as the card said; null: nobody's.
alter table grant_scope add column reader text;
