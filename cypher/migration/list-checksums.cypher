// purpose: the checksums under which migrations ran
// params: none
// rows: version, checksum
MATCH (m:__Migration) RETURN m.version AS version, m.checksum AS checksum ORDER BY version
