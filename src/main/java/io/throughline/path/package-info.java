/**
 * What every question of order shares: cursors, rates by customer, ids of steps as codes. The questions themselves stand in the parts.
 */
@NullMarked
package io.throughline.path;

import org.jspecify.annotations.NullMarked;
