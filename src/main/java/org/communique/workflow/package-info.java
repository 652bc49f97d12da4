/** Routes frozen versions through approval stages. Every Flowable type stays in this package. */
@NullMarked
package org.communique.workflow;

import org.jspecify.annotations.NullMarked;
