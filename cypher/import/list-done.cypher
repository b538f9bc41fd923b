// purpose: imports finished after a version, and the codes they use
// params: after: a version, -1 for all
// rows: seq, id, source, at, sample, version, touchpoints, channels, campaigns, columns: keys of attributes and traits
MATCH (i:Import) USING INDEX i:Import(version)
WHERE i.version > $after AND i.state = 'DONE'
RETURN i.seq AS seq, i.id AS id, i.source AS source, i.at AS at, i.sample AS sample, i.version AS version,
       coalesce(i.touchpoints, []) AS touchpoints, coalesce(i.channels, []) AS channels, coalesce(i.campaigns, []) AS campaigns,
       coalesce(i.columns, []) AS columns
ORDER BY seq
