-- Who had which certificate judged: the table of ../0012_verifications.sql, which says what each column means.

create table verifications (
    day          bigint not null,
    tag          bytea  not null,
    hour         bigint not null,
    role         bigint not null,
    organisation text   collate "C" not null,
    purpose      text   collate "C" not null,
    relying      bigint not null,
    action       bigint not null,
    standing     bigint not null,
    first_minute bigint not null,
    last_minute  bigint not null,
    verdicts     bigint not null,
    primary key (day, tag, hour, role, organisation, purpose, relying, action, standing)
);
