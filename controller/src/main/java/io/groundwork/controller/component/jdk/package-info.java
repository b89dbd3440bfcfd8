/** The JDK that the services run on. */
@NullMarked
package io.groundwork.controller.component.jdk;

import org.jspecify.annotations.NullMarked;
