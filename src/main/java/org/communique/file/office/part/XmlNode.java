package org.communique.file.office.part;

/** What an element has in it: others, and text between them. */
public sealed interface XmlNode permits Element, XmlNode.Characters {

    /** Text between the tags. */
    record Characters(String text) implements XmlNode {}
}
