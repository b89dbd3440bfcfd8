/** Pages for browsers, made of past runs: one file each, that needs nothing else. */
@NullMarked
package io.groundwork.controller.page;

import org.jspecify.annotations.NullMarked;
