/**
 * {@code ./run erase NAME}: takes a person's or an organisation's name out of what is stored.
 *
 * <p>A component of a stored record that can hold a name says so ({@link org.communique.erasure.StoredName}); what needs more than
 * another word in its place has a {@link org.communique.erasure.NameEraser} in its module. {@code StoredWordsTests} fails for a
 * stored text that is neither, and is not listed with the reason why it stays.
 */
@ApplicationModule(allowedDependencies = {"operator", "text :: *"})
@NullMarked
package org.communique.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
