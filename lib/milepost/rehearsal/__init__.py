"""Simulated people, who join through the same door as everybody and use nothing but its sockets."""
