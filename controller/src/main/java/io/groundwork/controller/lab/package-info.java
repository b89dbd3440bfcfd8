/** Labs of real hosts on this machine, and the demo that installs on one. */
@NullMarked
package io.groundwork.controller.lab;

import org.jspecify.annotations.NullMarked;
