// purpose: the checksum under which a migration ran
// params: version
// rows: checksum, none where it has not run
MATCH (m:__Migration {version: $version}) RETURN m.checksum AS checksum
