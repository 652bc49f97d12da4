package org.communique.publishing.office;

/** What an element has in it: others, and text between them. */
sealed interface XmlNode permits Element, Characters {}
