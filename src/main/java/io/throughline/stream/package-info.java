/** Events from a Kafka broker, where one is named. */
@NullMarked
package io.throughline.stream;

import org.jspecify.annotations.NullMarked;
