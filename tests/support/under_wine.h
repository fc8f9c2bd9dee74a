// Whether it is Wine that plays Windows: some of it, Wine does not have.
#pragma once

#include <windows.h>

inline bool under_wine() {
    return ::GetProcAddress(::GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}
