-- Certificates that rest on others. Times are whole seconds since 1970-01-01 UTC.

create table certificate_bases (
    dependent integer not null,                   -- certificates.id
    basis     integer not null,                   -- certificates.id
    primary key (dependent, basis)
) strict, without rowid;

create index certificate_bases_by_basis on certificate_bases (basis);

-- What befell a basis, as a warning on the certificate that rests on it. Kept after it was cleared.
create table basis_flags (
    id         integer not null primary key autoincrement,
    dependent  integer not null,                  -- certificates.id
    basis      integer not null,                  -- certificates.id
    state      integer not null,                  -- the basis's state: the numbers of the chain
    rule       integer not null,                  -- 1 suspended for it, 2 only warned
    raised_at  integer not null,
    cleared_at integer null                       -- null: the basis has not been restored
) strict;

create index basis_flags_by_dependent on basis_flags (dependent);
