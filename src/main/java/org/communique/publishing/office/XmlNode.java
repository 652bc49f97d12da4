package org.communique.publishing.office;

/** What an element has in it: others, and text between them. */
sealed interface XmlNode permits Element, XmlNode.Characters {

    /** Text between the tags. */
    record Characters(String text) implements XmlNode {}
}
