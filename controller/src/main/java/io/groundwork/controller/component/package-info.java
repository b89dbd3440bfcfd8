/** What a component is: typed settings and a pure function from site to phases. */
@NullMarked
package io.groundwork.controller.component;

import org.jspecify.annotations.NullMarked;
