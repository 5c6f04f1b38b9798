-- What a province node keeps about the certificates that it issues. Times are whole seconds since 1970-01-01 UTC.

-- The place of the next certificate of each agency. Gap-free, so that a batch is a range of places.
create table series (
    agency        integer not null primary key,   -- province << 16 | sequence
    next_position integer not null                -- 0 at first
) strict;

-- Certificates. Rows are written once and never changed: what happens on the chain stands in batches.
create table certificates (
    id             integer not null primary key,  -- agency << 32 | position in the agency's series
    number         text    not null,              -- licence identifier (GB/T 36904)
    type           text    not null,              -- vct
    issued_at      integer not null,
    suites         integer not null,              -- bit n - 1 is set when suite n has signed
    leaf           blob    not null,              -- 32 bytes
    request_id     blob    not null,              -- 16 bytes
    content_digest blob    not null,              -- 32 bytes: what the request id stands for
    document       blob    not null               -- canonical, without the path to the chain
) strict;

-- Every number that was ever given, so that none is given twice. Written before the certificate, because this key
-- decides; so not declared as a reference (a deferred one makes SQLite scan this table for every certificate).
create table numbers (
    number      text    not null primary key,
    certificate integer null                      -- certificates.id; null: promised to a prepared certificate
) strict, without rowid;

-- Every request that was answered. A request id belongs to the agency it was used for.
create table requests (
    agency      integer not null,
    request_id  blob    not null,
    certificate integer null,                     -- certificates.id; null: prepared, waits for its signatures
    primary key (agency, request_id)
) strict, without rowid;

-- Certificates whose agency signs outside. Kept until they are completed or their time is over.
create table prepared (
    agency         integer not null,
    request_id     blob    not null,
    content_digest blob    not null,
    number         text    not null,
    type           text    not null,
    issued_at      integer not null,
    expires_at     integer not null,
    content        blob    not null,              -- payload, disclosures and headers (PreparedCertificate)
    primary key (agency, request_id)
) strict, without rowid;

create index prepared_by_expiry on prepared (expires_at);

create index prepared_by_request on prepared (request_id);
