// Package problem is the one shape of an error that a person sees, in the window, on the command
// line and from the server: what happened, what it means for their data, and what to do.
//
// Any error that is not (or does not wrap) an *Error is "internal": it is logged without personal
// data and shown in general words. Start with New and From.
package problem

import (
	"errors"
	"fmt"
)

// Code says which kind of problem it is, for programs. The set is closed.
type Code string

const (
	Invalid     Code = "invalid"     // the input is not what it should be
	Unreadable  Code = "unreadable"  // a file could not be read as what it claims to be
	Encrypted   Code = "encrypted"   // a file asks for a password
	TooLarge    Code = "too_large"   // input over a limit of size, pages or time
	NotFound    Code = "not_found"   // no such record or file
	Locked      Code = "locked"      // the store or the keychain waits for the person
	WrongKey    Code = "wrong_key"   // key or passphrase does not open the store
	NoKeychain  Code = "no_keychain" // this system offers no keychain
	KeyMissing  Code = "key_missing" // a store exists, its key does not
	InUse       Code = "in_use"      // another process holds the store
	Damaged     Code = "damaged"     // stored data fails its checks
	Cancelled   Code = "cancelled"   // the person stopped it
	Unavailable Code = "unavailable" // a part that is needed is absent for now
	Internal    Code = "internal"    // everything else
)

// Error is a problem told to a person. Message says what happened; Hint what to do about it. Neither
// holds personal data beyond what the person just typed or chose. Cause is for the log and may be nil.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Cause   error  `json:"-"`
}

// New makes an Error without a cause.
func New(code Code, message, hint string) *Error {
	return &Error{Code: code, Message: message, Hint: hint}
}

// Because returns a copy of e with the cause set.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.Cause = cause
	return &c
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return fmt.Sprintf("%s (%v)", e.Message, e.Cause)
}

func (e *Error) Unwrap() error { return e.Cause }

// From finds the Error in err's chain, or wraps err as Internal. From(nil) is nil.
func From(err error) *Error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{
		Code:    Internal,
		Message: "Something went wrong inside Autojob.",
		Hint:    "Your data is unchanged. Try again; if it happens again, report it with the steps that led here.",
		Cause:   err,
	}
}

// Is reports whether err is a problem with this code.
func Is(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}
