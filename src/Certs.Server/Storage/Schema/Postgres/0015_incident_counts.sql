-- How many items of an incident have their outcome: the columns of ../0015_incident_counts.sql, which says why.

alter table incidents add column changed bigint not null default 0;

alter table incidents add column refused bigint not null default 0;

update incidents
   set changed = (select count(*) from incident_items n where n.incident = incidents.id and n.outcome = 1),
       refused = (select count(*) from incident_items n where n.incident = incidents.id and n.outcome = 2);
