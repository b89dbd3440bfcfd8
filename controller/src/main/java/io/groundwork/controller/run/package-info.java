/** The run itself: connect, learn, observe, settle, and the gates between. */
@NullMarked
package io.groundwork.controller.run;

import org.jspecify.annotations.NullMarked;
