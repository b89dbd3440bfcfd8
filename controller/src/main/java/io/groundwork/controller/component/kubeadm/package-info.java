/** What kubeadm needs of a machine: everything up to, and not including, kubeadm init and join. */
@NullMarked
package io.groundwork.controller.component.kubeadm;

import org.jspecify.annotations.NullMarked;
