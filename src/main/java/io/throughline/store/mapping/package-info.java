/** Mappings of users' own in the database. */
@NullMarked
package io.throughline.store.mapping;

import org.jspecify.annotations.NullMarked;
