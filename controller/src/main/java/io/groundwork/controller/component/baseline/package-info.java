/** What a machine itself is to be like: firewall, SELinux, time, kernel settings, disks. */
@NullMarked
package io.groundwork.controller.component.baseline;

import org.jspecify.annotations.NullMarked;
