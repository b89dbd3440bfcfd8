/** NFS exports, and the hosts that mount them. */
@NullMarked
package io.groundwork.controller.component.nfs;

import org.jspecify.annotations.NullMarked;
