-- Bridge statements that this node's bodies made. Times are whole seconds since 1970-01-01 UTC.

-- Rows are written once; only the withdrawal comes later. What happens on the chain stands in batches: the series of a
-- body's statements is its agency number with bit 30 set, in series, batches and here.
create table statements (
    id             integer not null primary key,  -- series << 32 | position in the series
    original       blob    not null,              -- 32 bytes: the leaf of the certificate
    province       integer not null,              -- the relying province
    issued_at      integer not null,
    expires_at     integer not null,
    suites         integer not null,              -- bit n - 1 is set when suite n has signed
    leaf           blob    not null,              -- 32 bytes
    handle         blob    not null,              -- 32 bytes: SHA-256 of the handle, the key of the status
    document       blob    not null,              -- canonical, without the path to the chain
    withdrawn_at   integer null,                  -- null: not withdrawn
    withdrawal     integer not null,              -- 0 none, 1 to be recorded on the chain, 2 recorded
    transaction_id integer null                   -- the transaction that records the withdrawal; null: none was made yet
) strict;

create index statements_by_original on statements (original, province);

create index statements_to_withdraw on statements (id) where withdrawal = 1;

-- Every request that was answered. Several requests for the same certificate and province get the same statement.
create table statement_requests (
    request_id     blob    not null primary key,  -- 16 bytes
    content_digest blob    not null,              -- 32 bytes: what the request id stands for
    statement      integer not null               -- statements.id
) strict, without rowid;
