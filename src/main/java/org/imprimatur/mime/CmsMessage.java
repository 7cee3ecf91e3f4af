package org.imprimatur.mime;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSCompressedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;

/**
 * The container in which S/MIME wraps a whole mail ({@code smime.p7m}): signed or compressed, which anybody can read, or
 * encrypted. Who signed is not looked at: a mail proves nothing here.
 *
 * @param content the mail inside, empty if it cannot be read
 */
record CmsMessage(boolean encrypted, Optional<byte[]> content) {

    /** Bytes that a compressed mail may unfold to. */
    private static final int LARGEST = 25 * 1024 * 1024;

    private static final Set<ASN1ObjectIdentifier> ENCRYPTED = Set.of(
            CMSObjectIdentifiers.envelopedData,
            CMSObjectIdentifiers.signedAndEnvelopedData,
            CMSObjectIdentifiers.encryptedData,
            CMSObjectIdentifiers.authEnvelopedData);

    static boolean isDeclared(MimePart part) {
        String name = AttachmentNames.of(part).orElse("").toLowerCase(Locale.ROOT);
        return part.is("application/pkcs7-mime")
                || part.is("application/x-pkcs7-mime")
                || (part.is("application/octet-stream") && name.endsWith(".p7m"));
    }

    /** Fails with all the exceptions of the library behind it if it is none. */
    static CmsMessage open(byte[] file) throws IOException, CMSException {
        byte[] bare = TransferEncoding.withoutArmour(file);
        byte[] bytes = TransferEncoding.base64(bare).orElse(bare);
        ContentInfo info;
        try (ASN1InputStream in = new ASN1InputStream(bytes)) {
            info = ContentInfo.getInstance(in.readObject());
        }
        if (info == null) {
            return new CmsMessage(false, Optional.empty());
        }
        if (ENCRYPTED.contains(info.getContentType())) {
            return new CmsMessage(true, Optional.empty());
        }
        if (CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
            return new CmsMessage(false, signed(new CMSSignedData(info)));
        }
        if (CMSObjectIdentifiers.compressedData.equals(info.getContentType())) {
            byte[] mail = new CMSCompressedData(info).getContent(new ZlibExpanderProvider(LARGEST));
            return new CmsMessage(false, Optional.of(mail));
        }
        return new CmsMessage(false, Optional.empty());
    }

    private static Optional<byte[]> signed(CMSSignedData data) {
        CMSTypedData content = data.getSignedContent();
        return content != null && content.getContent() instanceof byte[] mail ? Optional.of(mail) : Optional.empty();
    }
}
