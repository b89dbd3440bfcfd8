/** Recognises why something failed in what the software itself said of it. */
@NullMarked
package io.groundwork.controller.diagnosis;

import org.jspecify.annotations.NullMarked;
