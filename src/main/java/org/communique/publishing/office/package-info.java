/** Texts in the files of office programs: DOCX and ODT read, DOCX written. Reading trusts nothing in a file. */
@NullMarked
package org.communique.publishing.office;

import org.jspecify.annotations.NullMarked;
