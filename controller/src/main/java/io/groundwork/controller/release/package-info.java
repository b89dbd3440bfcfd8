/** Tarballs on the controller: found, downloaded, proved, remembered. */
@NullMarked
package io.groundwork.controller.release;

import org.jspecify.annotations.NullMarked;
