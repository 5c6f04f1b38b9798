-- What tells whether a certificate is still in force: the columns of ../0006_live_certificates.sql, which says what each means.

alter table certificates add column handle bytea null;

alter table certificates add column expires_at bigint null;
