/** What is lost where steps are taken out of a chain, and what a step costs beyond what is usual. */
@NullMarked
package io.throughline.markov.removal;

import org.jspecify.annotations.NullMarked;
