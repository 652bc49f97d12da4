/** The comments of a file, whatever its format, put together as threads. */
@NullMarked
package org.communique.file.office.thread;

import org.jspecify.annotations.NullMarked;
