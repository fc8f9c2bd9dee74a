// Identities that are made of names: the same card has the same uuid on every machine and at every import. Pure.
#pragma once

#include <string_view>

#include "core/base/uuid.h"

namespace recoup::app::inline incoming {

// Version 5 of RFC 9562 (SHA-1) over the name, in the namespace of this program and that source: "trello", "csv".
core::Uuid name_uuid(std::string_view source, std::string_view name);

}  // namespace recoup::app::inline incoming
