-- What tells whether a certificate is still in force, beside the document that says it too. Null in rows that are older than
-- these columns: then the document is read.

alter table certificates add column handle blob null;          -- 32 bytes: SHA-256 of the handle, the key of the status

alter table certificates add column expires_at integer null;   -- the first moment outside; null: no end
