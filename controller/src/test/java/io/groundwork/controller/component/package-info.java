@NullMarked
package io.groundwork.controller.component;

import org.jspecify.annotations.NullMarked;
