/** HTTP that is not GraphQL: uploads, health, and who may ask. */
@NullMarked
package io.throughline.web;

import org.jspecify.annotations.NullMarked;
