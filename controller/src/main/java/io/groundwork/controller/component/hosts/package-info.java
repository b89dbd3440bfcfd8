/** The names and addresses of all hosts, on all hosts. */
@NullMarked
package io.groundwork.controller.component.hosts;

import org.jspecify.annotations.NullMarked;
