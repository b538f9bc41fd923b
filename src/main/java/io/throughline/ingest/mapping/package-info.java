/** How the records of foreign systems become interactions: mappings as data, one YAML file a system. */
@NullMarked
package io.throughline.ingest.mapping;

import org.jspecify.annotations.NullMarked;
