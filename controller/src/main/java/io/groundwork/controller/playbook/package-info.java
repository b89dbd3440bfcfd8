/** The table of contents: which component, where, in which order. */
@NullMarked
package io.groundwork.controller.playbook;

import org.jspecify.annotations.NullMarked;
