-- PostgreSQL database dump
SET client_encoding = 'UTF8';
COPY public.acct_vehicle (acct_id, holder, plate, st, email) FROM stdin;
70018	Nadir Al-Hashemi	7WPD882	CA	nadir.h@inland.example
70044	Wing-Yee Szeto	9DMK305	CA	\N
70051	Brantley Oxendine	6RQT519	CA	\N
\.
INSERT INTO public.plan (id, name, monthly) VALUES (1,'FasTrak std',0.00),(2,'Frequent''s choice',8.00);
