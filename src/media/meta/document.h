// When a document says it was made. Pure, any thread, no memory taken.
#pragma once

#include "media/base/bytes.h"
#include "media/meta/moment.h"

namespace recoup::media::inline meta {

// CreationDate in the information dictionary of a PDF, where that is neither packed nor encrypted.
std::optional<Moment> pdf_created(ByteView file);

// The Date line in the head of a mail.
std::optional<Moment> mail_sent(ByteView file);

}  // namespace recoup::media::inline meta
