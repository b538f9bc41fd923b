/** Journey maps: stages, goals, feelings, pains, opportunities and designs as people wrote them, their versions and talk; from YAML and back. */
@NullMarked
package io.throughline.map;

import org.jspecify.annotations.NullMarked;
