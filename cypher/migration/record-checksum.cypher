// purpose: remember that a migration ran
// params: version, checksum
// rows: none
MERGE (m:__Migration {version: $version})
  ON CREATE SET m.checksum = $checksum, m.at = datetime()
