/** Events that come by themselves, as calls of a tracking library: bodies and messages → interactions, by the mapping that files of the same system go by. */
@NullMarked
package io.throughline.ingest.event;

import org.jspecify.annotations.NullMarked;
