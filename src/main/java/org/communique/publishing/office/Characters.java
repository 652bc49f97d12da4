package org.communique.publishing.office;

/** Text between the tags. */
record Characters(String text) implements XmlNode {}
