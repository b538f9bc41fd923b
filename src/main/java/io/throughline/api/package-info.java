/** GraphQL: arguments to requests, results to schema types, errors to categories. */
@NullMarked
package io.throughline.api;

import org.jspecify.annotations.NullMarked;
