package org.communique.file.office.export;

/** Writes a text as an OpenDocument text (OASIS ODF 1.3) with real headings, lists, footnotes and tables. Equal input gives equal bytes. */
public final class OdtWriter {

    private OdtWriter() {}

    public static byte[] write(TextFile text) {
        var body = new OdtBodyWriter(text);
        body.write();
        var file = new OfficePackage();
        file.addMediaType("application/vnd.oasis.opendocument.text");
        file.add("content.xml", body.content());
        file.add("styles.xml", OdtParts.styles(text.language(), text.direction(), body.styles()));
        file.add("meta.xml", OdtParts.meta(text.title(), text.language(), text.origin()));
        file.add("META-INF/manifest.xml", OdtParts.MANIFEST);
        return file.bytes();
    }
}
